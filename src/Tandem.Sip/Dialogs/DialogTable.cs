namespace Tandem.Sip.Dialogs;

/// <summary>All dialogs of a stack by Call-ID and tags.</summary>
internal sealed class DialogTable
{
    private readonly Dictionary<UInt128, Dialog> dialogs = [];

    public int Count => dialogs.Count;

    public void Add(Dialog dialog) => dialogs[dialog.Key] = dialog;

    public void Remove(Dialog dialog)
    {
        if (dialogs.TryGetValue(dialog.Key, out Dialog? known) && known == dialog)
        {
            dialogs.Remove(dialog.Key);
        }
    }

    public Dialog? Find(UInt128 key) => dialogs.GetValueOrDefault(key);
}
