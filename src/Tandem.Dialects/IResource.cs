namespace Tandem.Dialects;

/// <summary>One interface of a vendor's document: a row of a dialect's table.</summary>
public interface IResource
{
    /// <summary>The verb; what can be read answers HEAD too.</summary>
    string Method { get; }

    /// <summary>Below the dialect's prefix, as a route pattern.</summary>
    string Path { get; }
}
