namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>The <c>agent_info</c> of a user: read with every spelling the documents use, written with the newer one, all as text.</summary>
internal static class AgentInfo
{
    private static readonly AgentRow Defaults = new();

    /// <summary>What is given, over the defaults.</summary>
    public static AgentRow Read(Fields info) => Change(info).Over(Defaults);

    /// <summary>What is given. Two spellings exist for some keys (docs/dialects/xswitch.md).</summary>
    /// <param name="info">The object, or the user itself.</param>
    /// <param name="flat">It is the user itself, whose <c>type</c> is not the agent's.</param>
    public static AgentChange Change(Fields info, bool flat = false) =>
        new()
        {
            TimeoutSeconds = Seconds(info, "timeout"),
            Simo = info.Whole("simo", 0, 1000),
            LagSeconds = Seconds(info, "lag"),
            MemberWait = info.Text("member_wait", XSwitchLimits.Name),
            MaxNoAnswer = info.Whole("max_no_answer", 0, 1_000_000),
            WrapUpSeconds = Seconds(info, "wrap_up_time") ?? Seconds(info, "warp_up_time"),
            RejectDelaySeconds = Seconds(info, "reject_delay_time"),
            BusyDelaySeconds = Seconds(info, "busy_delay_time"),
            NoAnswerDelaySeconds = Seconds(info, "no_answer_delay_time"),
            AgentType = Type(info, flat),
            Status = Status(info),
            HardwarePhoneOnly = info.Truth("hardware_phone_only"),
            Level = Level(info),
            Position = Position(info),
        };

    public static int? Level(Fields info) => info.Whole("level", 1, XSwitchLimits.Place);

    public static int? Position(Fields info) => info.Whole("position", 1, XSwitchLimits.Place);

    /// <summary>The keys of the documents' defaults.</summary>
    public static void Write(Utf8JsonWriter json, AgentRow agent, string status)
    {
        json.WriteText("lag"u8, agent.LagSeconds);
        json.WriteText("simo"u8, agent.Simo);
        json.WriteString("status"u8, StatusWords.Shown(status));
        json.WriteString("agent_type"u8, agent.AgentType);
        json.WriteString("member_wait"u8, agent.MemberWait);
        json.WriteText("wrap_up_time"u8, agent.WrapUpSeconds);
        json.WriteText("max_no_answer"u8, agent.MaxNoAnswer);
        json.WriteText("busy_delay_time"u8, agent.BusyDelaySeconds);
        json.WriteText("no_answer_delay_time"u8, agent.NoAnswerDelaySeconds);
        json.WriteText("reject_delay_time"u8, agent.RejectDelaySeconds);
    }

    /// <summary>The keys a user only has once they were set: shown when they are not the default.</summary>
    public static void WriteRest(Utf8JsonWriter json, AgentRow agent)
    {
        if (agent.TimeoutSeconds != Defaults.TimeoutSeconds)
        {
            json.WriteText("timeout"u8, agent.TimeoutSeconds);
        }
        if (agent.HardwarePhoneOnly)
        {
            json.WriteString("hardware_phone_only"u8, "true"u8);
        }
        if (agent.Level != Defaults.Level)
        {
            json.WriteText("level"u8, agent.Level);
        }
        if (agent.Position != Defaults.Position)
        {
            json.WriteText("position"u8, agent.Position);
        }
    }

    private static int? Seconds(Fields info, string name) => info.Whole(name, 0, XSwitchLimits.Seconds);

    private static string? Type(Fields info, bool flat)
    {
        string? given = info.Text("agent_type", XSwitchLimits.Name) ?? (flat ? null : info.Text("type", XSwitchLimits.Name));
        switch (given)
        {
            case null or "":
                return null;
            case "callback":
                return "callback";
            case "standBy" or "uuid-standby":
                return "standBy";
            default:
                info.Wrong("agent_type", "must be callback or standBy");
                return null;
        }
    }

    public static string? Status(Fields info)
    {
        string? given = info.Text("status", XSwitchLimits.Name);
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }
        string? status = StatusWords.Read(given);
        if (status is null)
        {
            info.Wrong("status", "must be Out, Available, Available(On Demand) or On Break");
        }
        return status;
    }
}
