namespace Tandem.Store.Contract;

/// <summary>The data folder cannot be used: says why and what to do, in the languages of the command line.</summary>
public sealed class StoreException(string english, string chinese) : Exception(english)
{
    public string Chinese => chinese;
}
