namespace Tandem.Core.Contract.Events;

using System.Globalization;

/// <summary>A place in a tenant's log, after an event: where a reader goes on.</summary>
/// <param name="Epoch">Which history the id belongs to; another one after a backup was put back.</param>
/// <param name="Id">The last event the reader has had; 0 before the first.</param>
public readonly record struct EventCursor(long Epoch, long Id)
{
    private const char Between = '-';

    /// <summary>As readers keep it: <c>EPOCH-ID</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}{Between}{Id}");

    public static bool TryParse(ReadOnlySpan<char> text, out EventCursor cursor)
    {
        cursor = default;
        int at = text.IndexOf(Between);
        bool read =
            at > 0
            & long.TryParse(at > 0 ? text[..at] : [], NumberStyles.None, CultureInfo.InvariantCulture, out long epoch)
            & long.TryParse(at > 0 ? text[(at + 1)..] : [], NumberStyles.None, CultureInfo.InvariantCulture, out long id);
        cursor = read ? new EventCursor(epoch, id) : default;
        return read;
    }
}
