namespace Tandem.Engine.Signalling;

using Tandem.Engine.Registrations;

/// <summary>The calls that pages have, or are rung for, by the ids the pages know them by; and those whose page is gone.</summary>
internal sealed class PageTalks
{
    private readonly Dictionary<(long Page, string Call), object> talks = [];
    private readonly List<PageLeg> adrift = [];

    /// <summary>A <see cref="PageLeg"/> or a <see cref="PageFork"/>; null when there is none.</summary>
    public object? Find(long page, string call) => talks.GetValueOrDefault((page, call));

    public bool TryAdd(long page, string call, object talk) => talks.TryAdd((page, call), talk);

    public void Remove(long page, string call) => talks.Remove((page, call));

    /// <summary>The leg is over.</summary>
    public void Remove(PageLeg leg)
    {
        adrift.Remove(leg);
        if (talks.GetValueOrDefault((leg.Page.Number, leg.Call)) == leg)
        {
            Remove(leg.Page.Number, leg.Call);
        }
    }

    public int Of(Page page) => talks.Keys.Count(key => key.Page == page.Number);

    /// <summary>The page is gone: what rings there is given back; its calls wait for another page.</summary>
    public List<PageFork> Lose(Page page)
    {
        List<PageFork> ringing = [];
        foreach (
            (long Page, string Call) key in talks
                .Keys.Where(key => key.Page == page.Number)
                .OrderBy(key => key.Call, StringComparer.Ordinal)
        )
        {
            if (talks.Remove(key, out object? talk) && talk is PageFork fork)
            {
                ringing.Add(fork);
            }
            else if (talk is PageLeg leg)
            {
                leg.IsAlone = true;
                adrift.Add(leg);
            }
        }
        return ringing;
    }

    /// <summary>The calls that wait for a page of that extension, which they have from now on.</summary>
    public List<PageLeg> TakeUp(Page page)
    {
        List<PageLeg> own = adrift.FindAll(leg => leg.Page.Tenant == page.Tenant && leg.Page.Extension == page.Extension);
        foreach (PageLeg leg in own)
        {
            adrift.Remove(leg);
            leg.Attach(page);
            talks[(page.Number, leg.Call)] = leg;
        }
        return own;
    }
}
