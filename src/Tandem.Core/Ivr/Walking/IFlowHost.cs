namespace Tandem.Core.Ivr.Walking;

using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;

/// <summary>The call a flow is walked for: a real one, or one that is tried out.</summary>
internal interface IFlowHost : IFlowFacts
{
    /// <summary>Plays something once; ends in one <see cref="FlowWalk.Played"/> unless it is stopped.</summary>
    /// <param name="path">The sounds.</param>
    /// <param name="text">As one reads it.</param>
    public void Play(string path, string text);

    public void PlayMusic();

    public void StopPlaying();

    /// <summary>One deadline: <see cref="FlowWalk.Due"/> after this long; again: that one instead.</summary>
    public void Arm(TimeSpan after);

    public void Disarm();

    public void Ask(FlowAsk ask);

    /// <summary>The recording ends; its result follows.</summary>
    public void StopRecording();

    public void HangUp(string cause);

    /// <summary>The flow of that name as it is published now; null when there is none.</summary>
    public FlowDocument? FindFlow(string name);

    public void Entered(FlowDocument flow);

    public void Entered(FlowNode node);

    public void Left(FlowNode node, string exit);

    public void Score(char key);

    /// <summary>Something is known of the caller that whoever talks with him may see.</summary>
    public void Took(CollectedValue value);

    /// <summary>Something did not go as the flow wants, and it went on another way.</summary>
    public void Failed(FlowNode node, string reason);
}
