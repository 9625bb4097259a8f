namespace Tandem.Store.Recovery;

using Tandem.Sip.Dialogs;
using Tandem.Store.Contract;

/// <summary>After a kill: the dialogs of legs that were up or rang, whose phones hold dead lines. To be asked before their records are closed.</summary>
internal static class DialogRecovery
{
    /// <summary>Takes them out of the database: they are told once.</summary>
    public static DialogState[] Take(IDatabaseConnection database)
    {
        database.Begin();
        // What was written last of a leg counts.
        Dictionary<Guid, IEnumerable<DialogState>> last = [];
        foreach (
            IGrouping<Guid, DialogState> leg in database
                .Dialogs.All()
                .SelectMany(body => DialogCodec.Read(body).GroupBy(each => each.Leg, each => each.Dialog))
        )
        {
            last[leg.Key] = leg;
        }
        DialogState[] left = [.. last.Where(leg => !database.Records.IsClosed(leg.Key)).SelectMany(leg => leg.Value)];
        database.Dialogs.Clear();
        database.Commit();
        return left;
    }
}
