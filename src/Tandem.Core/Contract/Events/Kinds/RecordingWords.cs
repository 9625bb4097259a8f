namespace Tandem.Core.Contract.Events.Kinds;

/// <summary>The kinds of <see cref="RecordingStarted"/>.</summary>
public static class RecordingWords
{
    public const string Conversation = "conversation";
    public const string Voicemail = "voicemail";
}
