namespace Tandem.Engine.Ports;

using Tandem.Engine.Asking;

/// <summary>The services that flows ask. Called on the loop's thread; must not block.</summary>
public interface IOutsidePort
{
    /// <summary>Always taken; what is too much is answered with a fault.</summary>
    void Ask(OutsideAsk ask);
}
