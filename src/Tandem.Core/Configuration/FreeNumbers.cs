namespace Tandem.Core.Configuration;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Distribution;

/// <summary>Numbers that nobody has and nobody is being given, for those who do not say which.</summary>
internal sealed class FreeNumbers(ConfigurationState state)
{
    /// <summary>The lowest that may be an extension's, and reserves it; null when there is none.</summary>
    public string? TakeExtension(FreeRange range)
    {
        for (int number = range.First; number <= range.Last; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            if (!IsQueue(number) && state.Keys.TryReserveNumber(text))
            {
                return text;
            }
        }
        return null;
    }

    /// <summary>After the last queue in the range, as long as there are any; then the lowest that is free. Reserves it; 0 when there is none.</summary>
    public int TakeQueueId(FreeRange range)
    {
        int last = range.First - 1;
        foreach (Queue queue in state.Queues.All)
        {
            last = queue.Id <= range.Last ? Math.Max(last, queue.Id) : last;
        }
        return Take(last + 1, range.Last) is > 0 and int next ? next : Take(range.First, range.Last);
    }

    private int Take(int first, int last)
    {
        for (int id = first; id <= last; id++)
        {
            if (state.Queues.ById(id) is null && state.Keys.TryReserveQueueId(id))
            {
                return id;
            }
        }
        return 0;
    }

    private bool IsQueue(int number) => state.Queues.ById(number) is not null || state.Keys.IsReserved(number);
}
