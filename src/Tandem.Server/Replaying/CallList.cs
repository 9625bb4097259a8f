namespace Tandem.Server.Replaying;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>The calls of a segment, a line each.</summary>
internal sealed class CallList
{
    private readonly List<Guid> order = [];
    private readonly Dictionary<Guid, Line> calls = [];

    private sealed class Line(long startMicros)
    {
        public long StartMicros => startMicros;

        public string Who { get; set; } = "";

        public string End { get; set; } = "…";

        public int Events { get; set; }
    }

    public void Add(Event what)
    {
        if (what.Call == Guid.Empty)
        {
            return;
        }
        if (!calls.TryGetValue(what.Call, out Line? call))
        {
            call = new Line(what.WallMicros);
            calls.Add(what.Call, call);
            order.Add(what.Call);
        }
        call.Events++;
        switch (what.Data)
        {
            case CallStarted started:
                call.Who = $"{started.CallerNumber} → {started.Dialled} ({started.Origin})";
                break;
            case CallEnded ended:
                call.End = ended.Cause;
                break;
        }
    }

    public void Print(TextWriter to)
    {
        foreach (Guid id in order)
        {
            Line call = calls[id];
            to.WriteLine($"  {Moment.Text(call.StartMicros)}  {id}  {call.Who}  {call.End}  ({call.Events})");
        }
    }
}
