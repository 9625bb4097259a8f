namespace Tandem.Store.Contract;

/// <summary>The data folder cannot be used: says why and what to do.</summary>
public sealed class StoreException(string message) : Exception(message);
