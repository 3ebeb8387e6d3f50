using LamPS.Core.Actions;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Functions of the application, saving, pictures.</summary>
internal static class FunctionGrounder
{
    private static readonly HashSet<string> PlainSave =
        new(StringComparer.OrdinalIgnoreCase) { "save", "save document", "save the document", "save file", "save the file", "save it", "save changes", "save the changes", "save this document", "save my document" };

    /// <summary>Ways to call a function by its name.</summary>
    public static IEnumerable<Choice> Call(Scene scene, LineAct act)
    {
        foreach (var (target, function) in Functions(scene, ui: true))
        {
            if (!function.Name.Equals(act.Target, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var (arguments, missing) = Named(function, act.Arguments);
            yield return new Choice(target, function, arguments, 0.99, "the function is named") { Hindrance = missing, IsQuestion = missing is not null };
        }
    }

    /// <summary>Ways to save the document.</summary>
    public static IEnumerable<Choice> Save(Scene scene, LineAct act)
    {
        if (act.Value.Length > 0)
        {
            var extension = Path.GetExtension(act.Value).TrimStart('.').ToLowerInvariant();
            foreach (var (target, function) in Functions(scene, ui: false))
            {
                var path = function.Arguments.FirstOrDefault(a => a.Type == ArgumentType.Path);
                var isSave = function.Name.StartsWith("save", StringComparison.Ordinal) || function.Name.StartsWith("export", StringComparison.Ordinal);
                if (!isSave || path is null || function.Arguments.Any(a => a.Required && a != path))
                {
                    continue;
                }

                // export_pdf is for PDF files, save_as for all that nothing else claims.
                var claims = extension.Length > 0 && Sentence.Split(function.Name.Replace('_', ' ')).Contains(extension);
                var described = extension.Length > 0 && Sentence.Split(function.Description).Contains(extension, StringComparer.OrdinalIgnoreCase);
                var score = claims ? 0.98 : function.Name == "save_as" ? 0.93 : described ? 0.9 : 0.8;
                yield return new Choice(target, function, ActionArguments.Of(path.Name, act.Value), score, claims ? $"it is for .{extension} files" : "it saves to a path");
            }

            yield break;
        }

        if (!PlainSave.Contains(act.Phrase.TrimEnd('.')))
        {
            var named = new LineAct(LineOperation.Press) { Target = act.Phrase };
            foreach (var choice in PressGrounder.Find(scene, named))
            {
                yield return choice;
            }

            yield break;
        }

        foreach (var (target, function) in Functions(scene, ui: false).Where(f => f.Function.Name == "save" && f.Function.Arguments.All(a => !a.Required)))
        {
            yield return new Choice(target, function, ActionArguments.None, 0.99, "the function is named");
        }

        foreach (var choice in PressGrounder.Find(scene, new LineAct(LineOperation.Press) { Target = "Save" }))
        {
            yield return choice;
        }
    }

    /// <summary>Whether the application has a function that saves to a path.</summary>
    public static bool SavesToPath(Scene scene) => Functions(scene, ui: false).Any(f =>
        (f.Function.Name.StartsWith("save", StringComparison.Ordinal) || f.Function.Name.StartsWith("export", StringComparison.Ordinal))
        && f.Function.Arguments.Any(a => a.Type == ArgumentType.Path));

    /// <summary>Ways to take a picture.</summary>
    public static IEnumerable<Choice> Screenshot(Scene scene, LineAct act) => scene.Applications.SelectMany(t => Scene.Offer(
        t, UiFunctions.Screenshot, act.Value.Length == 0 ? ActionArguments.None : ActionArguments.Of("path", act.Value), 0.97, "a picture is asked for"));

    /// <summary>Functions whose name stands in a line that says no more than the function and its arguments: <c>Insert a table with 3 rows and 4 columns</c>.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="line">Line.</param>
    public static IEnumerable<Choice> Loose(Scene scene, string line)
    {
        var sentence = Sentence.Read(line);
        var stems = sentence.Tokens.Where(t => !t.IsMark).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        foreach (var (target, function) in Functions(scene, ui: false))
        {
            var name = Sentence.Split(function.Name.Replace('_', ' ')).Select(Stemmer.Stem).ToList();
            if (name.Count == 0 || !name.All(stems.Contains))
            {
                continue;
            }

            var arguments = function.Arguments.Select(a => new KeyValuePair<string, object?>(a.Name, Argument(sentence, a))).Where(a => a.Value is not null).ToList();
            var missing = function.Arguments.FirstOrDefault(a => a.Required && arguments.All(g => g.Key != a.Name));
            yield return new Choice(target, function, new ActionArguments(arguments), 0.85, "its name stands in the line")
            {
                Hindrance = missing is null ? null : $"function '{function.Name}' needs '{missing.Name}', which the line doesn't say",
                IsQuestion = missing is not null,
            };
        }
    }

    private static IEnumerable<(Target Target, FunctionDefinition Function)> Functions(Scene scene, bool ui) =>
        from target in scene.Applications
        from function in target.Candidate.Functions
        where ui || !FunctionPool.Ui.TryGet(function.Name, out _)
        select (target, function);

    private static (ActionArguments Arguments, string? Missing) Named(FunctionDefinition function, IReadOnlyList<KeyValuePair<string, object?>> given)
    {
        var arguments = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in given)
        {
            if (function.Arguments.FirstOrDefault(a => a.Name == name) is not { } definition)
            {
                return (ActionArguments.None, $"function '{function.Name}' has no argument '{name}'; it has: {string.Join(", ", function.Arguments.Select(a => a.Name))}");
            }

            if (Calls.As(value, definition.Type) is not { } typed)
            {
                return (ActionArguments.None, $"argument '{name}' of function '{function.Name}' has to be a {definition.Type.ToString().ToLowerInvariant()}");
            }

            arguments.Add(new(name, typed));
        }

        var missing = function.Arguments.FirstOrDefault(a => a.Required && arguments.All(g => g.Key != a.Name));
        return (new ActionArguments(arguments), missing is null ? null : $"function '{function.Name}' needs '{missing.Name}'");
    }

    // A number beside the argument's name; a quotation or path when the type asks for text.
    private static object? Argument(Sentence sentence, ArgumentDefinition argument)
    {
        var stems = Sentence.Split(argument.Name.Replace('_', ' ')).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Span is not { } span)
            {
                continue;
            }

            var near = Enumerable.Range(i - 2, 5).Any(j => j != i && j >= 0 && j < sentence.Count && stems.Contains(sentence[j].Stem)
                && !Enumerable.Range(Math.Min(i, j) + 1, Math.Abs(i - j) - 1).Any(k => sentence[k].Span is not null || sentence[k].Is("and", ",")));
            object? value = argument.Type switch
            {
                ArgumentType.Integer when near && span.Number is { } n && n == Math.Floor(n) => (long)n,
                ArgumentType.Number when near && span.Number is { } n => n,
                ArgumentType.Boolean when near && span.Kind == ArgumentKind.Boolean => span.Number == 1,
                ArgumentType.Path when span.Kind is ArgumentKind.Path or ArgumentKind.Quotation => span.Value,
                ArgumentType.Text when span.Kind == ArgumentKind.Quotation => span.Value,
                _ => null,
            };
            if (value is not null)
            {
                return value;
            }
        }

        return null;
    }
}
