namespace Tandem.Store.Tests;

using System.Text;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Store.Sqlite.Sql;
using static Tandem.Store.Tests.Samples;

/// <summary>Dialogs of answered legs are there after a kill, those of legs that were up; and registrations once the store says so.</summary>
public sealed class DialogTests
{
    [Fact]
    public void After_a_kill_the_dialogs_of_legs_that_were_up_are_left_as_they_were()
    {
        using StoreRig rig = new();
        Guid up = rig.Log.Arrive().Leg;
        Save(rig, up, "up");
        Guid ended = rig.Log.Call();
        Save(rig, ended, "ended");
        Guid later = rig.Log.Arrive().Leg;
        Save(rig, later, "later");
        rig.Commit();
        rig.Sink.Wait("committed");
        string wreck = rig.Wreck();
        using (StoreRig next = new(wreck, start: false))
        {
            Assert.Equal(["up", "later"], next.Store.DialogsLeft.Select(dialog => dialog.CallId));
            Assert.Equal(Text(Dialog("up")), Text(next.Store.DialogsLeft[0]));
            // Told once: who starts after that has nobody to tell.
            next.Restart();
            Assert.Empty(next.Store.DialogsLeft);
        }
        Directory.Delete(wreck, recursive: true);
    }

    [Fact]
    public void Of_a_leg_that_was_kept_more_than_once_the_last_counts()
    {
        using StoreRig rig = new();
        Guid answered = rig.Log.Arrive().Leg;
        Guid ringing = rig.Log.Arrive().Leg;
        rig.Store.Pause();
        Save(rig, answered, "rang");
        rig.Store.Post(new SaveDialog(StoreRig.Tenant, ringing, [Ringing("one")]));
        rig.Store.Resume();
        Written(rig, blocks: 1);
        rig.Store.Post(new SaveDialog(StoreRig.Tenant, ringing, [Ringing("one"), Ringing("two")]));
        Written(rig, blocks: 2);
        Save(rig, answered, "answered");
        rig.Commit();
        rig.Sink.Wait("committed");
        Assert.Equal(2, Blocks(rig));
        string wreck = rig.Wreck();
        using (StoreRig next = new(wreck, start: false))
        {
            DialogState[] left = [.. next.Store.DialogsLeft.OrderBy(dialog => dialog.CallId, StringComparer.Ordinal)];
            Assert.Equal(["answered", "one", "two"], left.Select(dialog => dialog.CallId));
            Assert.Equal(Text(Ringing("two")), Text(left[2]));
            Assert.Empty(left[0].Branch);
        }
        Directory.Delete(wreck, recursive: true);
        Forget(rig, answered);
        Forget(rig, ringing);
        rig.Stop();
        Assert.Equal(0, Blocks(rig));
    }

    [Fact]
    public void Nothing_is_left_of_those_that_ended()
    {
        using StoreRig rig = new();
        Guid[] legs = [.. Enumerable.Range(0, 30).Select(_ => Guid.CreateVersion7())];
        foreach (Guid leg in legs)
        {
            Save(rig, leg, "x");
        }
        rig.Sink.WaitFor(() => Blocks(rig) > 0 ? "there" : null);
        foreach (Guid leg in legs)
        {
            Forget(rig, leg);
        }
        rig.Stop();
        Assert.Equal(0, Blocks(rig));
        Assert.DoesNotContain(rig.Sink.Heard, line => line.StartsWith("trouble", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_began_and_ended_within_a_commit_never_gets_to_the_disk()
    {
        using StoreRig rig = new();
        Guid leg = Guid.CreateVersion7();
        rig.Store.Pause();
        Save(rig, leg, "short");
        Forget(rig, leg);
        rig.Commit();
        rig.Store.Resume();
        rig.Sink.Wait("committed");
        Assert.Equal(0, Blocks(rig));
    }

    [Fact]
    public void Registrations_with_tickets_are_told_once_they_are_durable()
    {
        using StoreRig rig = new();
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:a@10.0.0.7")));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:b@10.0.0.7"), 6));
        rig.Store.Post(new SaveBinding(StoreRig.Tenant, Binding("1001", "sip:c@10.0.0.7"), 7));
        rig.Sink.Wait($"kept {StoreRig.Tenant} 7");
        string wreck = rig.Wreck();
        using (StoreRig next = new(wreck, start: false))
        {
            Assert.Equal(3, next.Store.Bindings(StoreRig.Tenant).Count);
        }
        Directory.Delete(wreck, recursive: true);
    }

    private static void Save(StoreRig rig, Guid leg, string callId) =>
        rig.Store.Post(new SaveDialog(StoreRig.Tenant, leg, [Dialog(callId)]));

    private static void Forget(StoreRig rig, Guid leg) => rig.Store.Post(new ForgetDialog(StoreRig.Tenant, leg));

    private static void Written(StoreRig rig, int blocks) => rig.Sink.WaitFor(() => Blocks(rig) == blocks ? "there" : null);

    private static DialogState Ringing(string callId) => Dialog(callId) with { Branch = Encoding.ASCII.GetBytes($"z9hG4bK{callId}") };

    // Something in every field, bytes that are no UTF-8 too.
    private static DialogState Dialog(string callId) =>
        new(
            callId,
            [.. Encoding.UTF8.GetBytes("\"王\" <sip:a@x>;tag=1"), 0xE9],
            Encoding.UTF8.GetBytes("<sip:b@x>;tag=2"),
            Encoding.UTF8.GetBytes("sip:1001@10.0.0.99:5062"),
            [Encoding.UTF8.GetBytes("<sip:p1;lr>"), Encoding.UTF8.GetBytes("<sip:p2;lr>")],
            new Flow(SipTransport.Tcp, NetAddress.FromV4(0x0A000001, 5060), NetAddress.FromV4(0x0A000063, 41_000)),
            true,
            7
        );

    private static string Text(DialogState dialog) =>
        string.Join(
            '|',
            dialog.CallId,
            Convert.ToHexString(dialog.LocalParty),
            Convert.ToHexString(dialog.RemoteParty),
            Convert.ToHexString(dialog.RemoteTarget),
            string.Join(',', dialog.Routes.Select(Convert.ToHexString)),
            dialog.Flow,
            dialog.UsesFlow,
            dialog.LocalCSeq,
            Convert.ToHexString(dialog.Branch)
        );

    private static int Blocks(StoreRig rig)
    {
        using SqliteLink link = SqliteLink.Open(rig.Folder.Database, readOnly: true);
        return link.Query<int>("SELECT count(*) FROM dialog_blocks")[0];
    }
}
