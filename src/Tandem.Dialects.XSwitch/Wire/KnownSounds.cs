namespace Tandem.Dialects.XSwitch.Wire;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>Finds the media file that a queue's sound stands for, by id or by path, for as long as one answer is written.</summary>
internal sealed class KnownSounds(ViewTable<MediaRow> media)
{
    private Dictionary<string, MediaRow>? byPath;

    public MediaRow? Find(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }
        int id = MediaRow.IdIn(path);
        return id > 0 ? media[id] : Paths.GetValueOrDefault(path);
    }

    private Dictionary<string, MediaRow> Paths => byPath ??= media.All().ToDictionary(row => row.Path, StringComparer.Ordinal);
}
