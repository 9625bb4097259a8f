namespace Tandem.Store.Writing;

using Tandem.Core.Facts;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;

/// <summary>Which table keeps what of a fact, and registrations.</summary>
internal static class FactWriter
{
    /// <summary>Throws on an order it knows no way to write.</summary>
    public static void Write(StoreOrder order, IDatabaseConnection to)
    {
        switch (order)
        {
            case JournalFact journal:
                Write(order.Tenant, journal.Fact, to);
                break;
            case SaveBinding save:
                to.Bindings.Put(order.Tenant, save.Binding);
                break;
            case ForgetBinding forget:
                to.Bindings.Remove(order.Tenant, forget.Extension, forget.Contact);
                break;
            default:
                throw new InvalidOperationException("no way to store this order");
        }
    }

    private static void Write(int tenant, Fact fact, IDatabaseConnection to)
    {
        switch (fact)
        {
            case LegOpened opened:
                to.Records.Open(tenant, opened.Record);
                break;
            case LegMoved moved:
                to.Records.Move(moved.Leg, moved.Call);
                break;
            case LegClosed closed:
                to.Records.Close(tenant, closed.Record);
                break;
            case SessionChanged { Session: { } session }:
                to.SignIns.Put(tenant, session);
                break;
            case SessionChanged gone:
                to.SignIns.Remove(tenant, gone.UserId);
                break;
            case RecordingOpened opened:
                to.Recordings.Open(tenant, opened.Recording, opened.Call, opened.Leg, opened.StartMicros);
                break;
            case RecordingClosed closed:
                to.Recordings.Close(closed.Recording, closed.DurationMillis, closed.Failure);
                break;
            default:
                throw new InvalidOperationException("no way to store this fact");
        }
    }
}
