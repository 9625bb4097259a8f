namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;

/// <summary>An extension as the documents print it. What Tandem has no such feature for is there with the documents' value.</summary>
internal static class ExtensionWire
{
    // Secretary, hotline, groups and the like: in the shape clients expect, and never changed.
    private static readonly (string Key, int Value)[] Numbers =
    [
        ("sync_enabled", 0),
        ("enable_ringback", 0),
        ("call_limit", 1),
        ("caller_display", 1),
        ("enable_hotline", 0),
        ("called_limit", 1),
        ("enable_cb_onbusy", 0),
        ("voicemail", 0),
        ("disabled", 0),
        ("forced_breakdown", 1),
        ("forced_insert", 1),
        ("force_breakdown", 0),
        ("force_insert", 0),
        ("default_extn_disabled", 0),
        ("call_transfer_type", 0),
        ("weblogin_disabled", 0),
    ];

    private static readonly string[] Empty =
    [
        "ringback",
        "timeout",
        "connect_phone",
        "hotline_type",
        "secretary_extn",
        "password",
        "hotline_address",
        "extn_cidr",
        "group_name",
        "mac_address",
        "hotline_number",
        "codec",
        "deleted_at",
        "description",
        "intercepted_group_name",
    ];

    public static void Write(Utf8JsonWriter json, ExtensionRow extension, UserRow user, in ShownSecrets secrets)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, extension.Id);
        json.WriteNumber("user_id"u8, user.Id);
        json.WriteString("extn"u8, extension.Number);
        json.WriteString("name"u8, extension.Name);
        json.WriteString("type"u8, "SIP"u8);
        json.WriteString("domain"u8, user.Domain);
        json.WriteString("context"u8, extension.Context);
        json.WriteString("cid_name"u8, extension.CidName);
        json.WriteString("cid_number"u8, extension.CidNumber);
        json.WriteFlag("auto_record"u8, user.AutoRecord);
        secrets.Write(json, user);
        json.WriteBoolean("boss_extn"u8, false);
        json.WriteString("display_order"u8, "0"u8);
        json.WriteString("priority"u8, "99"u8);
        RightsWire.Write(json, extension.Rights);
        foreach ((string key, int value) in Numbers)
        {
            json.WriteNumber(key, value);
        }
        foreach (string key in Empty)
        {
            json.WriteString(key, "");
        }
        json.WriteMoment("created_at"u8, extension.CreatedMicros);
        json.WriteMoment("updated_at"u8, extension.UpdatedMicros);
        json.WriteEndObject();
    }
}
