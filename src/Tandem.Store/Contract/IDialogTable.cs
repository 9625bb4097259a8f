namespace Tandem.Store.Contract;

/// <summary>Dialogs of answered legs, those of one commit together in a block; see <c>DialogBlocks</c>.</summary>
public interface IDialogTable
{
    void Put(long block, ReadOnlyMemory<byte> body);

    /// <summary>None is no error.</summary>
    void Remove(long block);

    /// <summary>Bodies in the order of their blocks.</summary>
    IReadOnlyList<byte[]> All();

    /// <summary>Removes all of them.</summary>
    void Clear();
}
