namespace Tandem.Server.CommandLine;

/// <summary>An option makes no sense: says which and what would.</summary>
internal sealed class OptionException(string message) : Exception(message);
