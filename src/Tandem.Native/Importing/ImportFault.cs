namespace Tandem.Native.Importing;

/// <summary>The file as a whole is no good.</summary>
internal sealed class ImportFault(string message) : Exception(message);
