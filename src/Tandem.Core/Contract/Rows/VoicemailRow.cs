namespace Tandem.Core.Contract.Rows;

/// <summary>A message that a caller left; its sound is the recording of that id.</summary>
/// <param name="Box">Whose it is, as the flow has it: an extension, a login, any name; empty for nobody's.</param>
/// <param name="CallerNumber">Of who left it.</param>
/// <param name="Dialled">What he had dialled.</param>
public sealed record VoicemailRow(
    Guid Recording,
    Guid Call,
    string Box,
    string CallerNumber,
    string Dialled,
    long StartMicros,
    long DurationMillis
);
