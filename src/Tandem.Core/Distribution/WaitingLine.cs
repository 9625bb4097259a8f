namespace Tandem.Core.Distribution;

using Tandem.Core.Contract.Views;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Callers in line: their places, and every clock that runs while they wait.</summary>
internal sealed class WaitingLine(CentreContext centre, DueQueues due)
{
    /// <summary>The caller takes its place.</summary>
    public void Join(Member member)
    {
        Queue queue = member.Queue;
        member.Node = Insert(queue.Members, member);
        member.Call.Place = new WaitingPlace(member.Rank.Since.Ticks, member.Rank.Sequence);
        Pend(member);
        ArmLimits(member);
        member.Entered = centre.Now.Mono;
        long waited = (long)(centre.Now.Mono - member.Joined.Mono).TotalMilliseconds;
        int position = member.Node.Next == null ? queue.Members.Count : Picker.PositionOf(member);
        int inTime = queue.Settings.ServiceLevelSeconds;
        centre.Happened(member.Leg, new Kinds.QueueEntered(queue.Id, queue.Name, position, waited, inTime));
        centre.Unpublished.Mark(queue);
    }

    public void Leave(Member member, string reason)
    {
        if (member.Node is not { } node)
        {
            return;
        }
        Queue queue = member.Queue;
        Unpend(member);
        queue.Members.Remove(node);
        member.Node = null;
        member.Call.Place = null;
        member.IsJoining = false;
        centre.Timers.Cancel(ref member.Limit);
        centre.Timers.Cancel(ref member.NoAgentLimit);
        centre.Timers.Cancel(ref member.SkipEnd);
        centre.Timers.Cancel(ref member.TierWake);
        centre.Timers.Cancel(ref member.Progress);
        centre.Timers.Cancel(ref member.Announcement);
        if (reason == Kinds.QueueWords.Abandoned)
        {
            queue.Abandoned++;
            if (queue.Settings.ResumeAbandoned && member.Call.CallerNumber.Length > 0)
            {
                queue.AbandonedCallers.Add(member.Call.CallerNumber, member.Rank, centre.Now.Mono);
            }
        }
        long waited = (long)(centre.Now.Mono - member.Entered).TotalMilliseconds;
        centre.Happened(member.Leg, new Kinds.QueueLeft(queue.Id, queue.Name, reason, waited));
        centre.Unpublished.Mark(queue);
        centre.Unpublished.Mark(member.Call);
        due.Due(queue);
    }

    /// <summary>Among those that an offer may be made for, or not, as it now wants; its queue is looked at in this step.</summary>
    public void Pend(Member member)
    {
        if (!member.WantsOffer)
        {
            Unpend(member);
            return;
        }
        member.PendingNode ??= Insert(member.Queue.Pending, member);
        due.Due(member.Queue);
    }

    public void Unpend(Member member)
    {
        if (member.PendingNode is { } node)
        {
            member.Queue.Pending.Remove(node);
            member.PendingNode = null;
        }
    }

    /// <summary>After an offer was made: the next one follows later, where the strategy grows slowly.</summary>
    public void Offered(Member member)
    {
        if (member.Queue.Strategy.GrowsSlowly)
        {
            TimeSpan delay = Durations.OfSeconds(member.Queue.Settings.ProgressSeconds);
            centre.Arm(ref member.Progress, delay, member, (int)MemberTimer.Progress);
        }
        Pend(member);
    }

    /// <summary>A deadline of the member has come.</summary>
    public void Due(Member member, MemberTimer timer)
    {
        switch (timer)
        {
            case MemberTimer.Limit:
                member.Limit = default;
                member.Owner.TimedOut(member);
                break;
            case MemberTimer.NoAgentLimit:
                member.NoAgentLimit = default;
                member.Owner.Deserted(member);
                break;
            case MemberTimer.Announcement:
                member.Announcement = default;
                member.Owner.Announce(member);
                break;
            case MemberTimer.SkipEnd:
                member.SkipEnd = default;
                ArmSkip(member);
                Pend(member);
                break;
            case MemberTimer.TierWake:
                member.TierWake = default;
                Pend(member);
                break;
            case MemberTimer.Progress:
                member.Progress = default;
                Pend(member);
                break;
        }
    }

    public void ArmSkip(Member member)
    {
        Instant next = member.NextSkipEnd(centre.Now.Mono);
        if (next == Instant.Never || !member.IsWaiting)
        {
            centre.Timers.Cancel(ref member.SkipEnd);
            return;
        }
        centre.ArmAt(ref member.SkipEnd, next, member, (int)MemberTimer.SkipEnd);
    }

    /// <summary>Somebody signed in to the queue or out of it: the clocks of those who wait for nobody run, or stop.</summary>
    public void PresenceChanged(Queue queue)
    {
        foreach (Member member in queue.Members)
        {
            if (queue.Tiers.Count <= 1 || member.Wish.Skills.Count > 0)
            {
                ArmNoAgent(member);
            }
        }
    }

    private void ArmLimits(Member member)
    {
        QueueSettings settings = member.Queue.Settings;
        TimeSpan longest = member.Wish.Longest > TimeSpan.Zero ? member.Wish.Longest : Durations.OfSeconds(settings.MaxWait);
        if (longest > TimeSpan.Zero)
        {
            centre.Arm(ref member.Limit, longest, member, (int)MemberTimer.Limit);
        }
        if (settings.AnnounceEvery > 0)
        {
            ArmAnnouncement(member);
        }
        ArmNoAgent(member);
    }

    public void ArmAnnouncement(Member member) =>
        centre.Arm(
            ref member.Announcement,
            Durations.OfSeconds(member.Queue.Settings.AnnounceEvery),
            member,
            (int)MemberTimer.Announcement
        );

    // Nobody signed in for as long as allowed, and, where a grace is set, this caller has waited that much longer too.
    private void ArmNoAgent(Member member)
    {
        Queue queue = member.Queue;
        QueueSettings settings = queue.Settings;
        if (settings.MaxWaitNoAgent == 0 && !member.Wish.LeavesDeserted || !member.IsAlone)
        {
            centre.Timers.Cancel(ref member.NoAgentLimit);
            return;
        }
        if (settings.MaxWaitNoAgent == 0)
        {
            centre.ArmAt(ref member.NoAgentLimit, centre.Now.Mono, member, (int)MemberTimer.NoAgentLimit);
            return;
        }
        Instant since = queue.Tiers.Count > 0 ? member.Joined.Mono : queue.DesertedAt;
        Instant deserted = since + Durations.OfSeconds(settings.MaxWaitNoAgent);
        Instant own = member.Joined.Mono + Durations.OfSeconds((long)settings.MaxWaitNoAgent + settings.NoAgentGrace);
        Instant end = own > deserted && settings.NoAgentGrace > 0 ? own : deserted;
        centre.ArmAt(ref member.NoAgentLimit, end > centre.Now.Mono ? end : centre.Now.Mono, member, (int)MemberTimer.NoAgentLimit);
    }

    // Nearly always at the end; who goes on with a wait of before finds its place from the front.
    private static LinkedListNode<Member> Insert(LinkedList<Member> line, Member member)
    {
        if (line.Last is not { } last || last.Value.Rank.CompareTo(member.Rank) < 0)
        {
            return line.AddLast(member);
        }
        LinkedListNode<Member> node = line.First!;
        while (node.Value.Rank.CompareTo(member.Rank) < 0)
        {
            node = node.Next!;
        }
        return line.AddBefore(node, member);
    }
}
