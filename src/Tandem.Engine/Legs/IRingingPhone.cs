namespace Tandem.Engine.Legs;

/// <summary>A phone that rings for a leg by another way than SIP.</summary>
internal interface IRingingPhone
{
    /// <summary>It is not wanted any more.</summary>
    /// <param name="isElsewhere">Because another has answered.</param>
    void Stop(bool isElsewhere);
}
