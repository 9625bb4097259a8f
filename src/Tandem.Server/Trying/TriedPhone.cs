namespace Tandem.Server.Trying;

using System.Globalization;
using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;
using Tandem.Server.Words;

/// <summary>A phone that somebody tries the server out with: says what happens to it, until Ctrl+C or its one call is over.</summary>
internal sealed class TriedPhone : IDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly PhoneRig rig = new();
    private readonly Phone phone;
    private readonly string? call;
    private readonly TaskCompletionSource<int> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource unregistered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool called;

    private TriedPhone(NetAddress host, PhoneConfig config, string? call)
    {
        this.call = call;
        phone = rig.Add(host, config, OnEvent);
    }

    /// <summary>The exit code: 1 when it could not register or its call did not come up.</summary>
    public static async Task<int> RunAsync(NetAddress host, PhoneConfig config, string? call, CancellationToken cancel)
    {
        using TriedPhone tried = new(host, config, call);
        using CancellationTokenRegistration stopped = cancel.Register(() => tried.over.TrySetResult(0));
        tried.rig.Start();
        tried.rig.Do(tried.phone, (phone, now) => phone.Register(now));
        int code = await tried.over.Task;
        await tried.LeaveAsync();
        return code;
    }

    public void Dispose() => rig.Dispose();

    private async Task LeaveAsync()
    {
        rig.Do(
            phone,
            (phone, now) =>
            {
                foreach (PhoneLine line in phone.Lines.ToArray())
                {
                    phone.HangUp(line.Id, now);
                }
                phone.Unregister(now);
            }
        );
        await Task.WhenAny(unregistered.Task, Task.Delay(Goodbye));
    }

    private void OnEvent(Phone from, PhoneEvent happened)
    {
        switch (happened)
        {
            case PhoneRegistered registered:
                Registered(from, registered.Code);
                break;
            case PhoneRinging ringing:
                Tell($"rings: {ringing.Caller} calls", $"振铃：{ringing.Caller} 来电");
                break;
            case PhoneUp:
                Tell("the call is up", "通话已建立");
                break;
            case PhoneDown down:
                Tell(
                    down.WasUp ? "the call is over" : $"the call did not come about ({down.Code})",
                    down.WasUp ? "通话结束" : $"呼叫未接通（{down.Code}）"
                );
                if (call != null)
                {
                    over.TrySetResult(down.WasUp ? 0 : 1);
                }
                break;
        }
    }

    private void Registered(Phone from, int code)
    {
        if (over.Task.IsCompleted)
        {
            unregistered.TrySetResult();
            return;
        }
        if (code != 200)
        {
            Tell(
                $"not registered ({code}): is {from.Config.User} an extension of {from.Config.Domain}, and the password right?",
                $"注册失败（{code}）：{from.Config.User} 是否为 {from.Config.Domain} 的分机？密码是否正确？"
            );
            over.TrySetResult(1);
            return;
        }
        Tell(
            $"registered as {from.Config.User}@{from.Config.Domain} at {from.Config.Server}; Ctrl+C ends",
            $"已在 {from.Config.Server} 注册为 {from.Config.User}@{from.Config.Domain}；按 Ctrl+C 结束"
        );
        if (call != null && !called)
        {
            called = true;
            Tell($"calls {call}", $"呼叫 {call}");
            rig.Do(from, (phone, now) => phone.Call(call, now));
        }
    }

    private static void Tell(string english, string chinese) =>
        Console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {Texts.Say(english, chinese)}");
}
