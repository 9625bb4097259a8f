namespace Tandem.Store.Tracing;

/// <summary>Remembers the dialogs seen lately, within a limit: two generations, of which the older one is forgotten when the younger is full.</summary>
internal sealed class RecentDialogs(int most)
{
    private HashSet<ulong> young = [];
    private HashSet<ulong> old = [];

    public void Add(ulong dialog)
    {
        if (young.Add(dialog) && young.Count >= most / 2)
        {
            (young, old) = (old, young);
            young.Clear();
        }
    }

    /// <summary>True when it is known; then it is as good as new.</summary>
    public bool Sees(ulong dialog)
    {
        if (young.Contains(dialog))
        {
            return true;
        }
        if (!old.Contains(dialog))
        {
            return false;
        }
        Add(dialog);
        return true;
    }
}
