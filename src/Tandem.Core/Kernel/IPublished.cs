namespace Tandem.Core.Kernel;

/// <summary>Something readers have a row of.</summary>
internal interface IPublished
{
    /// <summary>Among <see cref="Unpublished"/>.</summary>
    bool IsChanged { get; set; }
}
