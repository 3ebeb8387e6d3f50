using System.Text;
using System.Xml.Linq;
using LamPS.Core.Scheduling;
using LamPS.Host.Scheduling;

namespace LamPS.Host.Tests.Scheduling;

/// <summary>What <c>schtasks</c> does with tasks, as far as LamPS asks for it.</summary>
internal sealed class FakeTaskScheduler : IProgramRunner
{
    /// <summary>Tasks by path.</summary>
    public SortedDictionary<string, XDocument> Tasks { get; } = new(StringComparer.OrdinalIgnoreCase) { [@"\Microsoft\Windows\Defrag"] = new(new XElement("Task")) };

    /// <summary>What each call said.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Why it registers nothing; null when it does.</summary>
    public string? Refusal { get; set; }

    /// <summary>Last result as the table has it: 267011 for none.</summary>
    public int LastResult { get; set; } = 267011;

    public Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (program != "schtasks")
            throw new InvalidOperationException(program);
        Calls.Add(string.Join(' ', arguments));
        return Task.FromResult(Do(arguments));
    }

    private ProgramResult Do(IReadOnlyList<string> arguments)
    {
        var path = Option(arguments, "/TN");
        switch (arguments[0])
        {
            case "/Create" when Refusal is not null:
                return new(1, "", $"ERROR: {Refusal}\r\n");
            case "/Create":
                var bytes = File.ReadAllBytes(Option(arguments, "/XML")!);
                if (bytes is not [0xff, 0xfe, ..])
                    return new(1, "", "ERROR: The task XML is malformed. (1,40)::unable to switch the encoding");
                Tasks[path!] = Normal(XDocument.Parse(Encoding.Unicode.GetString(bytes)[1..]));
                return new(0, "SUCCESS: The scheduled task was created.", "");
            case "/Delete":
                return Tasks.Remove(path!) ? new(0, "SUCCESS", "") : NotFound;
            case "/Run":
                return !Tasks.ContainsKey(path!) ? NotFound : Refusal is null ? new(0, "SUCCESS: Attempted to run the scheduled task.", "") : new(1, "", $"ERROR: {Refusal}");
            case "/Query" when path is null:
                return new(0, string.Concat(Tasks.Keys.Select(t => $"\"{t}\",\"11/21/2026 6:00:00 AM\",\"Ready\"\r\n")), "");
            case "/Query" when !Tasks.ContainsKey(path!):
                return NotFound;
            case "/Query" when arguments.Contains("/XML"):
                return new(0, $"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n{Tasks[path!].Root}\r\n", "");
            default:
                return new(0, $"\"PC\",\"{path}\",\"N/A\",\"Ready\",\"Interactive only\",\"11/20/2026 6:00:03 AM\",\"{LastResult}\",\"PC\\zoe\",\"lamps\"\r\n", "");
        }
    }

    private static ProgramResult NotFound => new(1, "", "ERROR: The system cannot find the file specified.");

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    // The service keeps what a task means, not how it was written.
    private static XDocument Normal(XDocument task)
    {
        var ns = TaskXml.Namespace;
        task.Root!.ReplaceNodes(task.Root.Elements().Reverse());
        foreach (var user in task.Descendants(ns + "UserId"))
            user.Value = "S-1-5-21-1-2-3-1001";
        task.Descendants(ns + "AllowHardTerminate").Remove();
        task.Root.Element(ns + "Settings")!.Add(new XElement(ns + "UseUnifiedSchedulingEngine", "true"));
        return task;
    }
}
