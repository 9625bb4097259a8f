namespace Tandem.Core.Kernel;

using Tandem.Foundation;

/// <summary>A call, as far as the numbers of its events are concerned.</summary>
internal interface IEventScope
{
    Guid Id { get; }

    /// <summary>Its events count from here.</summary>
    Instant Began { get; }

    /// <summary>The number of its last event.</summary>
    int Sequence { get; set; }
}
