namespace Tandem.Core.Distribution;

using Tandem.Core.Kernel;

/// <summary>Decides who gets which call: pairs callers and agents until no pair is left.</summary>
internal sealed class Matcher(CentreContext centre, DueQueues queues, Offering offering, Picker picker)
{
    /// <summary>Pairs those who wait with those who can answer, in order of waiting over all queues, until no pair is left.</summary>
    public void Match()
    {
        offering.TakeBack();
        while (queues.All.Count > 0)
        {
            Member? first = null;
            Tier? chosen = null;
            int chosenStart = 0;
            for (int i = 0; i < queues.All.Count; i++)
            {
                Queue queue = queues.All[i];
                if (first != null && IsBefore(first.Queue, queue))
                {
                    continue;
                }
                MemberRank before = first == null || IsBefore(queue, first.Queue) ? MemberRank.Last : first.Rank;
                if (FirstPair(queue, before, out Member member, out Tier tier, out int start))
                {
                    (first, chosen, chosenStart) = (member, tier, start);
                }
            }
            if (first == null)
            {
                queues.Done();
                return;
            }
            centre.Handling = first.Call;
            offering.Make(first, chosen!, chosenStart);
        }
    }

    private bool FirstPair(Queue queue, MemberRank before, out Member member, out Tier tier, out int start)
    {
        tier = null!;
        start = 0;
        for (LinkedListNode<Member>? node = queue.Pending.First; node != null; node = node.Next)
        {
            member = node.Value;
            if (member.Rank.CompareTo(before) >= 0 || !Picker.HasAny(queue))
            {
                return false;
            }
            centre.Handling = member.Call;
            if (picker.TryPick(member, out tier, out start))
            {
                return true;
            }
        }
        member = null!;
        return false;
    }

    // Higher importance first, then lower priority (mod_fifo); queues that set neither are equal.
    private static bool IsBefore(Queue queue, Queue other)
    {
        QueueSettings a = queue.Settings;
        QueueSettings b = other.Settings;
        return a.Importance != b.Importance ? a.Importance > b.Importance : a.Priority < b.Priority;
    }
}
