namespace Tandem.Engine.Legs;

/// <summary>What a leg is played, and what is being fetched for it.</summary>
internal sealed class LegSounds
{
    /// <summary>The Play under way, 0 when none.</summary>
    public long PlayId { get; set; }

    /// <summary>The call centre's number for what was ordered last.</summary>
    public long Ordered { get; set; }

    public bool Loop { get; set; }

    /// <summary>What is missing in the sound under way; empty when it is whole.</summary>
    public string Missing { get; set; } = "";

    /// <summary>A path whose sound is being loaded; played when it is here and nothing else was ordered since.</summary>
    public string Awaited { get; set; } = "";

    /// <summary>An announcement whose sound is being loaded; made when it is here and the leg has not been joined with anybody else since.</summary>
    public string AwaitedAnnouncement { get; set; } = "";

    public bool IsWaiting => Awaited.Length > 0 || AwaitedAnnouncement.Length > 0;

    /// <summary>Something else is heard from now on.</summary>
    public void Silence()
    {
        PlayId = 0;
        Awaited = "";
        AwaitedAnnouncement = "";
    }
}
