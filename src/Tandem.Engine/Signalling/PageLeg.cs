namespace Tandem.Engine.Signalling;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Registrations;
using Tandem.Media;

/// <summary>The far end of a leg as a page that speaks Verto.</summary>
internal sealed class PageLeg(Leg leg, Page page, string call, PageCalls calls) : ILegSignalling
{
    private bool hasMedia;

    public Leg Leg => leg;

    /// <summary>The page it is at; the last one, while it is alone.</summary>
    public Page Page { get; private set; } = page;

    public string Call => call;

    /// <summary>Its page is gone, and none has come back for it yet.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Another page takes it up, with a description of our own: what answered the page of before is none for this one.</summary>
    public void Attach(Page next)
    {
        Page = next;
        IsAlone = false;
        hasMedia = true;
    }

    /// <summary>The other side, as the page was shown it.</summary>
    public string Number { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The request to hand the call on that waits for its answer; 0 for none.</summary>
    public long Transfer { get; set; }

    public MediaPeer Peer => new(Page.Remote.WithPort(0));

    public void Ring() => Tell(new PageOrder(Page.Number, PageVerb.Ring, call));

    public void Progress(byte[] sdp)
    {
        hasMedia = true;
        Tell(new PageOrder(Page.Number, PageVerb.Media, call) { Sdp = sdp });
    }

    public void Answer(byte[] sdp)
    {
        Tell(new PageOrder(Page.Number, PageVerb.Answer, call) { Sdp = hasMedia ? [] : sdp });
        calls.Confirmed(leg);
    }

    public void End(int code, string? reason)
    {
        calls.Over(this);
        Tell(new PageOrder(Page.Number, PageVerb.Bye, call) { Cause = PageCauses.OfCode(code) });
    }

    // A page answers when its user does.
    public void AskToAnswer() { }

    public void TellReferrer(int code, string? reason)
    {
        if (Transfer != 0 && code >= 200)
        {
            string trouble = code < 300 ? "" : reason ?? "the call could not be handed on";
            Tell(new PageOrder(Page.Number, PageVerb.Reply, call) { Request = Transfer, Trouble = trouble });
            Transfer = 0;
        }
    }

    /// <summary>A page that is there lives; one that is not had its time.</summary>
    public bool Probe()
    {
        if (IsAlone)
        {
            calls.Lost(this);
        }
        return false;
    }

    private void Tell(PageOrder order)
    {
        if (!IsAlone)
        {
            calls.Tell(order);
        }
    }
}
