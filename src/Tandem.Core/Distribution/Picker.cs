namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Views;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>Picks the agent for a member, and says why.</summary>
internal sealed class Picker(CentreContext centre, TenantDay day, Prng prng, KeptAgents kept)
{
    private const string Skipped = "skipped_for_call";
    private const string Kept = "kept_for_campaign";
    private const string Unsuited = "lacks_skill";

    /// <summary>The first agent in the strategy's order that this member may be offered to.</summary>
    public bool TryPick(Member member, out Tier picked, out int start)
    {
        Queue queue = member.Queue;
        picked = null!;
        start = 0;
        if (!HasAny(queue))
        {
            return false;
        }
        if (queue.Strategy.CountsByDay && day.At(centre.Now.WallMicros) is int today && today != queue.Day)
        {
            queue.BeginDay(today);
        }
        start = queue.Strategy.Start(queue.Callable, member, prng);
        Walk walk = new(queue.Callable, start, queue.Strategy.WalksOn);
        while (walk.Next(out Tier tier))
        {
            if (IsTooEarly(member, tier.Level))
            {
                if (start == 0)
                {
                    return false;
                }
                continue;
            }
            Agent agent = tier.Agent;
            if (
                member.Suits(agent)
                && !member.Skips(agent, centre.Now.Mono)
                && !(agent.Offers.Count > 0 && member.Rings(agent))
                && (member.Wish.TakesKept || !kept.Has(agent))
            )
            {
                picked = tier;
                return true;
            }
        }
        return false;
    }

    /// <summary>There is somebody to ring for whoever is first.</summary>
    public static bool HasAny(Queue queue) => queue.Callable.Count > queue.Settings.RetainAgents && queue.Strategy.MayRing(queue);

    // Agents of a level are called once the member has waited long enough for it (mod_callcenter's tier rules).
    private bool IsTooEarly(Member member, int level)
    {
        QueueSettings settings = member.Queue.Settings;
        if (!settings.TierRules || settings.TierFreeIfNobody && level == member.Queue.LowestLevel)
        {
            return false;
        }
        Instant from = member.Joined.Mono + settings.WaitOf(level);
        if (from <= centre.Now.Mono)
        {
            return false;
        }
        if (!member.TierWake.IsArmed || from < member.TierWakeAt)
        {
            member.TierWakeAt = from;
            centre.ArmAt(ref member.TierWake, from, member, (int)MemberTimer.TierWake);
        }
        return true;
    }

    /// <summary>The pick in words: counts per reason, and the first candidates in order with theirs.</summary>
    public PickExplanation Explain(Member member, Tier picked, int start)
    {
        Queue queue = member.Queue;
        List<KeyValuePair<string, int>> counts = [];
        ReadOnlySpan<int> known = queue.Counts;
        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] > 0)
            {
                counts.Add(new KeyValuePair<string, int>(((Availability)i).Word(), known[i]));
            }
        }
        int wanted = Math.Min(centre.Limits.ExplainedCandidates, queue.Callable.Count);
        CandidateView[] first = new CandidateView[wanted];
        Walk walk = new(queue.Callable, start, queue.Strategy.WalksOn);
        for (int i = 0; i < wanted && walk.Next(out Tier tier); i++)
        {
            first[i] = new CandidateView(tier.Agent.Id, tier.Agent.Row.Login, ReasonOf(member, tier, picked));
        }
        return new PickExplanation(queue.Strategy.Name, counts, first);
    }

    /// <summary>Everybody signed in to the queue with the reason that stands now.</summary>
    public WaitingDetail Detail(Member member)
    {
        List<CandidateView> all = [];
        Queue queue = member.Queue;
        if (queue.Callable.Count > 0)
        {
            int start = queue.Strategy.Start(queue.Callable, member, prng);
            Walk walk = new(queue.Callable, start, queue.Strategy.WalksOn);
            while (walk.Next(out Tier tier))
            {
                all.Add(new CandidateView(tier.Agent.Id, tier.Agent.Row.Login, ReasonOf(member, tier, null)));
            }
        }
        foreach (Tier tier in queue.Tiers)
        {
            if (!tier.IsIndexed)
            {
                all.Add(new CandidateView(tier.Agent.Id, tier.Agent.Row.Login, tier.Agent.Availability.Word()));
            }
        }
        return new WaitingDetail(member.Call.Id, PositionOf(member), all);
    }

    /// <summary>1 for the head of the line.</summary>
    public static int PositionOf(Member member)
    {
        int position = 1;
        for (LinkedListNode<Member>? node = member.Node?.Previous; node != null; node = node.Previous)
        {
            position++;
        }
        return position;
    }

    private string ReasonOf(Member member, Tier tier, Tier? picked)
    {
        if (tier == picked)
        {
            return "chosen";
        }
        return !member.Suits(tier.Agent) ? Unsuited
            : member.Skips(tier.Agent, centre.Now.Mono) ? Skipped
            : !member.Wish.TakesKept && kept.Has(tier.Agent) ? Kept
            : Availability.Callable.Word();
    }
}
