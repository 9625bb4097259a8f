namespace Tandem.Core.Kernel;

/// <summary>What changed since the last publication, each thing once, in the order of its first change.</summary>
internal sealed class Unpublished
{
    private readonly List<IPublished> changed = [];

    public List<IPublished> Changed => changed;

    public void Mark(IPublished row)
    {
        if (!row.IsChanged)
        {
            row.IsChanged = true;
            changed.Add(row);
        }
    }

    public void Clear()
    {
        foreach (IPublished row in changed)
        {
            row.IsChanged = false;
        }
        changed.Clear();
    }
}
