namespace Tandem.Speech.Contract;

using Tandem.Media.Playback;

/// <summary>Keeps what was spoken, so that a text is spoken once. A disk that fails costs time, nothing else.</summary>
public interface ISpokenFiles
{
    /// <summary>Null when it is not there. Counts as a use.</summary>
    public Sound? Find(string key);

    public bool Has(string key);

    public void Keep(string key, Sound sound);
}
