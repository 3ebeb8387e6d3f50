using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;
using LamPS.Learning.Synthetic;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// Requests in an application's own words, made of its map: who says what stands on a menu means that menu, and nothing more. What families of tests
/// do isn't among them.
/// </summary>
internal static class NamedRequests
{
    private const int LongestField = 40;

    private static readonly HashSet<string> Numbers = ["spinbutton"];
    private static readonly HashSet<string> Texts = ["textbox"];

    // Menus whose entries work on text.
    private static readonly string[] OfText = ["Format", "Styles"];

    /// <summary>Makes them.</summary>
    /// <param name="map">The application's map.</param>
    /// <param name="tested">What families of tests do.</param>
    public static IReadOnlyList<EntryRequests> Of(ApplicationMap map, TestedEntries tested)
    {
        var menus = map.Menus.Where(m => !tested.Contains(m.Path, "")).ToList();
        var names = map.Menus.CountBy(m => Name(m.Path)).ToDictionary();
        var dialogs = map.Dialogs.Where(d => d.OpenedBy.Contains('>', StringComparison.Ordinal)).ToList();
        var labels = dialogs.SelectMany(d => d.Fields).CountBy(f => f.Label.ToLowerInvariant()).ToDictionary();
        List<EntryRequests> all = [.. menus.Where(m => !m.Path.EndsWith("...", StringComparison.Ordinal)).Select(m => new EntryRequests(m.Path, [.. Entry(m.Path, names[Name(m.Path)] == 1).Distinct()]))];
        foreach (var (dialog, field) in dialogs.SelectMany(d => d.Fields.Where(f => f.Label.Length is > 2 and < LongestField && !f.Disabled && !tested.Contains(d.OpenedBy, f.Label)).Select(f => (d, f))))
        {
            foreach (var value in field.Role == "checkbox" ? ["on", "off"] : new[] { "" })
            {
                if (Field(dialog.OpenedBy, field, value, labels[field.Label.ToLowerInvariant()] == 1).Distinct().ToList() is { Count: > 0 } requests)
                    all.Add(new EntryRequests(dialog.OpenedBy, requests, field.Tab, field.Label, field.Role, value));
            }
        }

        return all;
    }

    private static IEnumerable<string> Entry(string path, bool isAlone)
    {
        var parts = path.Split(" > ");
        var (name, said) = (parts[^1], Words.Spoken(parts[^1]));
        var isVerb = LamPS.Core.Planning.Language.Vocabulary.Current.ActionVerbs.Contains(Sentence.Stems(name).FirstOrDefault() ?? "");
        yield return $"Choose {path}";
        yield return $"{string.Join(", ", parts)}";
        yield return $"{said} from the {parts[0]} menu";
        if (!isAlone)
        {
            yield return $"{parts[^2]}: {said}";
            yield break;
        }

        yield return said;
        yield return $"please {said}";
        if (OfText.Contains(parts[0]))
        {
            var isStyle = parts[0] == "Styles";
            yield return isStyle ? $"apply the style {name} to \"{{text}}\"" : $"apply {said} to \"{{text}}\"";
            yield return isStyle ? $"give \"{{text}}\" the style {name}" : $"{said} for \"{{text}}\"";
            yield return $"make \"{{text}}\" {said}";
            yield return $"format \"{{text}}\" as {said}";
        }
        else if (isVerb)
        {
            yield return $"{said} now";
        }
        else if (parts[0] == "Insert")
        {
            yield return $"insert {Words.WithArticle(said)}";
            yield return $"add {Words.WithArticle(said)}";
            yield return $"insert {Words.WithArticle(said)} at the end";
        }
        else if (parts[0] == "View")
        {
            yield return $"show the {said}";
            yield return $"switch on {said}";
        }
    }

    private static IEnumerable<string> Field(string path, MapField field, string value, bool isAlone)
    {
        var (dialog, label, said) = (Words.Spoken(Name(path)), ElementNames.Plain(field.Label), Words.Spoken(ElementNames.Plain(field.Label)));
        var what = Numbers.Contains(field.Role) ? "{number}" : Texts.Contains(field.Role) ? "\"{value}\"" : field.Options?.FirstOrDefault(o => o.Length > 2) ?? "";
        IReadOnlyList<string> asked = field.Role switch
        {
            "spinbutton" or "textbox" => [$"set {said} to {what}", $"{said} {what}", $"change the {said} to {what}"],
            "combobox" when what.Length > 0 => [$"set {said} to {what}", $"choose {what} as {said}"],
            "checkbox" when value == "off" => [$"switch off {said}", $"disable {said}"],
            "checkbox" => [$"switch on {said}", $"enable {said}"],
            "radiobutton" => [$"select {said}", said],
            _ => [],
        };
        foreach (var request in asked)
        {
            yield return $"Choose {path.TrimEnd('.')}, {request}";
            yield return $"{dialog}: {request}";
            yield return $"{request} in the {dialog} dialog";

            // A label that is in several dialogs says nothing by itself.
            if (isAlone && said.Contains(' ', StringComparison.Ordinal))
                yield return request;
        }

        if (asked.Count > 0 && path.StartsWith("Insert", StringComparison.Ordinal) && what.Length > 0)
            yield return $"insert {Words.WithArticle(dialog)} with {said} {what}";
    }

    private static string Name(string path) => ElementNames.Plain(path[(path.LastIndexOf('>') + 1)..].Trim().TrimEnd('.'));
}
