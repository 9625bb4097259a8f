namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>What an extension may dial, hear and take over: columns of the extension as it is shown, fields of the user as they are sent.</summary>
internal static class RightsWire
{
    public static void Write(Utf8JsonWriter json, CallRights rights)
    {
        json.WriteNumber("call_authority"u8, (int)rights.CallAuthority);
        json.WriteNumber("eavesdrop"u8, (int)rights.Eavesdrop);
        json.WriteNumber("eavesdropped"u8, (int)rights.EavesdroppedBy);
        json.WriteNumber("intercept"u8, (int)rights.Intercept);
        json.WriteNumber("intercepted"u8, (int)rights.InterceptedBy);
    }

    /// <summary>What is given; null when nothing is.</summary>
    public static RightsChange? Read(Fields fields)
    {
        RightsChange given = new()
        {
            CallAuthority = Authority(fields),
            Eavesdrop = Right(fields, "eavesdrop"),
            EavesdroppedBy = Right(fields, "eavesdropped"),
            Intercept = Right(fields, "intercept"),
            InterceptedBy = Right(fields, "intercepted"),
        };
        return given == new RightsChange() ? null : given;
    }

    private static ListenRight? Right(Fields fields, string name) => (ListenRight?)fields.Whole(name, 0, (int)ListenRight.All);

    private static CallAuthority? Authority(Fields fields)
    {
        CallAuthority? given = (CallAuthority?)fields.Whole("call_authority", 0, (int)CallAuthority.All);
        if (given is { } authority && !Enum.IsDefined(authority))
        {
            fields.Wrong("call_authority", "must be 0, 1, 2 or 4");
            return null;
        }
        return given;
    }
}
