namespace Tandem.Engine.Replay;

/// <summary>Where the lines of a recorded exchange go. Called on the loop's thread; must not block.</summary>
public interface ITurnSink
{
    /// <summary>A new segment begins: the lines that follow are played without any from before.</summary>
    void Begin();

    /// <summary>Whole lines of the segment, as UTF-8. False: it is full, or they come too fast; no more of it is wanted.</summary>
    bool Take(byte[] lines);
}
