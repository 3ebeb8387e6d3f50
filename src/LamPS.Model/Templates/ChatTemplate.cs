using System.Globalization;
using System.Text.Json;

namespace LamPS.Model.Templates;

/// <summary>Writes conversations as a model was trained on them. Safe for use from several threads.</summary>
public sealed class ChatTemplate
{
    private readonly IReadOnlyList<JinjaStatement> _body;
    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _specialTokens;

    private ChatTemplate(string source, string name, IReadOnlyDictionary<string, string> specialTokens)
    {
        (_name, _specialTokens) = (name, specialTokens);
        try
        {
            _body = JinjaParser.Parse(source);
        }
        catch (JinjaException error)
        {
            throw TemplateErrors.TemplateInvalid(name, error.Line, error.Message);
        }
    }

    /// <summary>Reads the template of a model folder: <c>chat_template.jinja</c>, or the one in <c>tokenizer_config.json</c>.</summary>
    /// <param name="folder">Folder.</param>
    /// <exception cref="Core.LamException">There is none, or it can't be read; with the line.</exception>
    public static ChatTemplate Load(string folder)
    {
        var (template, config) = (Path.Combine(folder, "chat_template.jinja"), Path.Combine(folder, "tokenizer_config.json"));
        try
        {
            var json = File.Exists(config) ? JsonDocument.Parse(File.ReadAllBytes(config)).RootElement : default;
            if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
                throw TemplateErrors.TemplateUnreadable(config, "it is no object.");
            var special = SpecialTokens(json);
            if (File.Exists(template))
                return new ChatTemplate(File.ReadAllText(template), template, special);
            return Source(json) is { } source ? new ChatTemplate(source, config, special) : throw TemplateErrors.TemplateMissing(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw TemplateErrors.TemplateUnreadable(File.Exists(template) && error is not JsonException ? template : config, error.Message, error);
        }
    }

    /// <summary>Makes a template of its text.</summary>
    /// <param name="source">Jinja.</param>
    /// <param name="name">Name for errors.</param>
    /// <param name="specialTokens">Texts of <c>bos_token</c>, <c>eos_token</c> and others.</param>
    /// <exception cref="Core.LamException">It can't be read; with the line.</exception>
    public static ChatTemplate Parse(string source, string name = "chat template", IReadOnlyDictionary<string, string>? specialTokens = null) =>
        new(source, name, specialTokens ?? new Dictionary<string, string>());

    /// <summary>Writes a conversation.</summary>
    /// <param name="messages">Messages.</param>
    /// <param name="addGenerationPrompt">Whether the beginning of the model's answer follows.</param>
    /// <param name="variables">What else the template may ask for, for instance <c>tools</c>, as JSON; null when nothing.</param>
    /// <param name="time">Clock for templates that write the date; the system's when null.</param>
    /// <exception cref="Core.LamException">The template refuses the conversation or fails; with the line.</exception>
    public string Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt = true, JsonElement? variables = null, TimeProvider? time = null)
    {
        var scope = new JinjaScope();
        foreach (var (name, text) in _specialTokens)
            scope.Set(name, text);
        if (variables is { ValueKind: JsonValueKind.Object } more)
        {
            foreach (var variable in more.EnumerateObject())
                scope.Set(variable.Name, JinjaValues.Of(variable.Value));
        }

        if (!scope.TryGet("messages", out _))
            scope.Set("messages", messages.Select(m => (object?)JinjaValues.Members([new("role", m.Role), new("content", m.Content)])).ToList());
        scope.Set("add_generation_prompt", addGenerationPrompt);
        Functions(scope, time ?? TimeProvider.System);
        try
        {
            JinjaStatement.Run(_body, scope);
        }
        catch (JinjaException error)
        {
            throw error.IsRefused ? TemplateErrors.TemplateRefused(_name, error.Line, error.Message) : TemplateErrors.TemplateInvalid(_name, error.Line, error.Message);
        }

        return scope.Output.ToString();
    }

    private static void Functions(JinjaScope scope, TimeProvider time)
    {
        scope.Set("raise_exception", (JinjaFunction)((values, _) => throw new JinjaException(0, JinjaValues.Text(values.FirstOrDefault()), refused: true)));
        scope.Set("namespace", (JinjaFunction)((_, named) =>
        {
            var result = new JinjaObject { IsNamespace = true };
            foreach (var (name, value) in named)
                result[name] = value;
            return result;
        }));
        scope.Set("dict", (JinjaFunction)((_, named) => JinjaValues.Members(named)));
        scope.Set("range", (JinjaFunction)((values, _) => Range(values)));
        scope.Set("strftime_now", (JinjaFunction)((values, _) => Date(JinjaValues.Text(values.FirstOrDefault()), time.GetLocalNow())));
    }

    private static List<object?> Range(IReadOnlyList<object?> values)
    {
        const int Most = 100_000;
        if (values.Count is 0 or > 3 || values.Any(v => v is not long))
            throw new JinjaException(0, "'range' takes one to three whole numbers.");
        var (from, to, step) = values.Count == 1 ? (0L, (long)values[0]!, 1L) : ((long)values[0]!, (long)values[1]!, values.Count > 2 ? (long)values[2]! : 1L);
        if (step == 0)
            throw new JinjaException(0, "the step of a range is 0.");
        List<object?> result = [];
        for (var i = from; step > 0 ? i < to : i > to; i += step)
        {
            if (result.Count == Most)
                throw new JinjaException(0, $"a range has more than {Most} numbers.");
            result.Add(i);
        }

        return result;
    }

    private static string Date(string format, DateTimeOffset now) => string.Concat(format.Split('%').Select((part, i) => i == 0 || part.Length == 0 ? part : part[0] switch
    {
        'Y' => now.Year.ToString(CultureInfo.InvariantCulture),
        'm' => now.ToString("MM", CultureInfo.InvariantCulture),
        'd' => now.ToString("dd", CultureInfo.InvariantCulture),
        'H' => now.ToString("HH", CultureInfo.InvariantCulture),
        'M' => now.ToString("mm", CultureInfo.InvariantCulture),
        'S' => now.ToString("ss", CultureInfo.InvariantCulture),
        'B' => now.ToString("MMMM", CultureInfo.InvariantCulture),
        'b' => now.ToString("MMM", CultureInfo.InvariantCulture),
        'A' => now.ToString("dddd", CultureInfo.InvariantCulture),
        'a' => now.ToString("ddd", CultureInfo.InvariantCulture),
        'y' => now.ToString("yy", CultureInfo.InvariantCulture),
        _ => throw new JinjaException(0, $"'%{part[0]}' is no part of a date that is supported."),
    } + part[1..]));

    private static string? Source(JsonElement config)
    {
        if (config.ValueKind != JsonValueKind.Object || !config.TryGetProperty("chat_template", out var template))
            return null;
        if (template.ValueKind == JsonValueKind.String)
            return template.GetString();
        if (template.ValueKind != JsonValueKind.Array)
            return null;

        // Several with names: the default one.
        foreach (var item in template.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() == "default"
                && item.TryGetProperty("template", out var text))
            {
                return text.GetString();
            }
        }

        return null;
    }

    private static Dictionary<string, string> SpecialTokens(JsonElement config)
    {
        Dictionary<string, string> result = [];
        if (config.ValueKind != JsonValueKind.Object)
            return result;
        foreach (var member in config.EnumerateObject().Where(m => m.Name.EndsWith("_token", StringComparison.Ordinal)))
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                result[member.Name] = member.Value.GetString()!;
            else if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String)
                result[member.Name] = content.GetString()!;
        }

        return result;
    }
}
