namespace Tandem.Media;

/// <summary>Who in a room hears a member of it.</summary>
/// <param name="ToAll">Everybody else.</param>
/// <param name="To">Where not everybody, the only one that does; null for nobody.</param>
public readonly record struct MixVoice(bool ToAll, LegPort? To)
{
    public static readonly MixVoice Everybody = new(true, null);

    public static readonly MixVoice Nobody;

    public static MixVoice Only(LegPort to) => new(false, to);

    public bool IsSilent => !ToAll && To == null;
}
