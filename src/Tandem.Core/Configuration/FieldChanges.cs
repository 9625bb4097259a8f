namespace Tandem.Core.Configuration;

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>What is other in a row than before, field by field as text, for the log. Secrets are shown as changed, never as they are.</summary>
internal static class FieldChanges
{
    private const string Hidden = "***";

    // Ids are in the event, moments too.
    private static readonly string[] LeftOut = ["Id", "CreatedMicros", "UpdatedMicros", "Kind", "Label"];

    // Too long to be written down with every change: their length and a hash tell them apart.
    private static readonly string[] Documents = [nameof(FlowRow.Draft), nameof(FlowRow.Document)];
    private static readonly string[] Secrets =
    [
        nameof(ExtensionRow.Secret),
        nameof(UserRow.PasswordHash),
        nameof(UserRow.VoicemailPassword),
        nameof(TrunkRow.Password),
    ];

    /// <param name="was">Null for a new row: then what is not empty is other than before.</param>
    /// <param name="row">A row of the same type.</param>
    public static FieldChange[] Between(object? was, object row)
    {
        List<FieldChange> changes = [];
        Compare("", was, row, changes);
        return [.. changes];
    }

    private static void Compare(string prefix, object? was, object row, List<FieldChange> into)
    {
        foreach (PropertyInfo field in FieldsOf(row.GetType()))
        {
            string name = prefix + char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            object? before = was == null ? null : field.GetValue(was);
            switch (field.GetValue(row))
            {
                case AgentRow agent:
                    Compare(name + ".", before, agent, into);
                    break;
                case IReadOnlyList<QueueParameter> parameters:
                    Compare(name + ".", (IReadOnlyList<QueueParameter>?)before ?? [], parameters, into);
                    break;
                case string text when Documents.Contains(field.Name):
                    Add(name, before is string old ? Summary(old) : null, Summary(text), false, into);
                    break;
                case var value:
                    Add(name, before, value, Secrets.Contains(field.Name), into);
                    break;
            }
        }
    }

    private static void Compare(string prefix, IReadOnlyList<QueueParameter> was, IReadOnlyList<QueueParameter> now, List<FieldChange> into)
    {
        foreach (QueueParameter each in now)
        {
            QueueParameter? before = was.FirstOrDefault(one => one.Id == each.Id);
            Add(prefix + each.Key, before == null ? null : TextOf(before), TextOf(each), false, into);
        }
        foreach (QueueParameter gone in was)
        {
            if (!now.Any(one => one.Id == gone.Id))
            {
                Add(prefix + gone.Key, TextOf(gone), "", false, into);
            }
        }
    }

    private static void Add(string name, object? was, object? now, bool isSecret, List<FieldChange> into)
    {
        string before = TextOf(was);
        string after = TextOf(now);
        bool isEmpty = was == null && (after.Length == 0 || now is 0 or 0L or false);
        if (before != after && !isEmpty)
        {
            into.Add(isSecret ? new FieldChange(name, before.Length > 0 ? Hidden : "", Hidden) : new FieldChange(name, before, after));
        }
    }

    private static string Summary(string document) =>
        document.Length == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{document.Length} characters, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))[..16]}"
            );

    private static string TextOf(QueueParameter parameter) => parameter.Disabled ? $"{parameter.Value} (disabled)" : parameter.Value;

    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            string text => text,
            IEnumerable list => string.Join(", ", list.Cast<object>()),
            _ => value.ToString() ?? "",
        };

    // Not remembered: all loops of a process would share what is, and configuration changes seldom.
    private static IEnumerable<PropertyInfo> FieldsOf(Type row) => row.GetProperties().Where(field => !LeftOut.Contains(field.Name));
}
