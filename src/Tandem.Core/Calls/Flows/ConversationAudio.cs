namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Legs;

/// <summary>Brings what everybody hears into line with who talks, holds, listens and consults.</summary>
internal sealed class ConversationAudio(FlowServices services, Conversation talk)
{
    private readonly List<CallLeg> group = [];

    public void Arrange()
    {
        group.Clear();
        foreach (CallLeg leg in talk.Parties)
        {
            if (leg != talk.Holder && leg != talk.Consulting && !leg.Held)
            {
                group.Add(leg);
            }
            else if (leg != talk.Consulting)
            {
                services.Audio.Quiet(leg);
            }
        }
        if (group.Count == 2 && talk.Listeners.Count == 0)
        {
            services.Audio.Join(group[0], group[1]);
        }
        else if (group.Count >= 2)
        {
            Mix();
        }
        else if (group.Count == 1)
        {
            Wait(group[0]);
        }
        if (group.Count < 2)
        {
            talk.Listeners.ForEach(each => services.Audio.Quiet(each.Leg));
        }
        ArrangeConsultation();
        services.Recorder.Talk(talk.Parties, IsRecorded);
        services.Centre.Unpublished.Mark(talk.Call);
    }

    private bool IsRecorded =>
        talk.Member is { Queue.Row.AutoRecord: true } || talk.Parties.Exists(each => services.Agents.On(each) is { Row.AutoRecord: true });

    private void Mix()
    {
        foreach (CallLeg leg in group)
        {
            services.Audio.Mix(leg, true);
        }
        foreach (Listener listener in talk.Listeners)
        {
            services.Audio.Mix(listener.Leg, false, listener.HeardBy);
        }
    }

    private void Wait(CallLeg leg)
    {
        if (talk.Awaited is { } rung)
        {
            services.Audio.AwaitAnswer(leg, rung);
        }
        else
        {
            services.Audio.Play(leg, talk.Member?.Queue.Row.HoldSound ?? "", true);
        }
    }

    private void Await(CallLeg consulting)
    {
        if (talk.AttemptTo(AttemptKind.Consult) is { } attempt)
        {
            services.Audio.AwaitAnswer(consulting, attempt.Leg);
        }
        else
        {
            services.Audio.PlayRingback(consulting);
        }
    }

    private void ArrangeConsultation()
    {
        if (talk.Consulting is not { } consulting)
        {
            return;
        }
        if (talk.Consulted is not { } consulted)
        {
            Await(consulting);
        }
        else if (consulting.Held || consulted.Held)
        {
            CallLeg waits = consulting.Held ? consulted : consulting;
            services.Audio.Quiet(consulting.Held ? consulting : consulted);
            services.Audio.Play(waits, "", true);
        }
        else
        {
            services.Audio.Join(consulting, consulted);
        }
    }
}
