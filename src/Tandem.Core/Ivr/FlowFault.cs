namespace Tandem.Core.Ivr;

/// <summary>Something wrong in the document of a flow.</summary>
/// <param name="Place">Where: a JSON pointer into the document (RFC 6901), empty for the whole of it.</param>
/// <param name="Code">See <see cref="FaultCodes"/>.</param>
/// <param name="Text">What is wrong and what would be right, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record FlowFault(string Place, int Code, string Text, string Chinese);
