namespace Tandem.Native.Requests;

using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Native.Problems;

/// <summary>A body that comes with a request: its annotations are both its rules and what the documentation says of it.</summary>
internal interface IBody;

/// <summary>Holds bodies to the rules of their annotations, inner ones too.</summary>
internal static partial class BodyRules
{
    private const int MostErrors = 20;

    /// <summary>All that is wrong with it; null when nothing is.</summary>
    public static Refusal? Check(object body)
    {
        List<FieldError> errors = [];
        Check(body, "", errors);
        return errors.Count == 0
            ? null
            : new Refusal(ProblemTable.Invalid, string.Join("; ", errors.Select(error => $"{error.Field}: {error.Message}")))
            {
                Errors = errors,
            };
    }

    private static void Check(object body, string path, List<FieldError> errors)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(body, new ValidationContext(body), results, validateAllProperties: true);
        foreach (ValidationResult result in results.Take(MostErrors))
        {
            errors.Add(new FieldError(path + Named(result.MemberNames.FirstOrDefault() ?? ""), Message(result.ErrorMessage)));
        }
        foreach (PropertyInfo property in body.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || errors.Count >= MostErrors)
            {
                continue;
            }
            object? value = property.GetValue(body);
            string name = path + Named(property.Name);
            if (value is IBody inner)
            {
                Check(inner, name + ".", errors);
            }
            else if (value is IEnumerable list and not string)
            {
                CheckAll(list, name, errors);
            }
        }
    }

    private static void CheckAll(IEnumerable list, string name, List<FieldError> errors)
    {
        int place = 0;
        foreach (object? each in list)
        {
            if (each is IBody inner && errors.Count < MostErrors)
            {
                Check(inner, $"{name}[{place}].", errors);
            }
            place++;
        }
    }

    // The annotations' own words begin with the field, which is named beside them already.
    private static string Message(string? words) => words is null ? "makes no sense" : Beginning().Replace(words, "").TrimEnd('.');

    [GeneratedRegex("^The field \\w+ |^The \\w+ field ")]
    private static partial Regex Beginning();

    private static string Named(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
