using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Core.Planning;

namespace LamPS.Model.Tests.Agents;

/// <summary>A small form on a screen, and decisions to make in it.</summary>
internal static class Form
{
    public static Snapshot Screen { get; } = new(
        [
            Node(1, 0, Role.Window, "Service Desk", 0, ElementPatterns.Window),
            Node(2, 1, Role.TextBox, "Name", 40, ElementPatterns.EditText | ElementPatterns.Text),
            Node(3, 1, Role.TextBox, "Email", 80, ElementPatterns.EditText | ElementPatterns.Text),
            Node(4, 1, Role.ComboBox, "Category", 120, ElementPatterns.Selection),
            Node(5, 1, Role.CheckBox, "Urgent", 160, ElementPatterns.Toggle),
            Node(6, 1, Role.Button, "Submit", 200, ElementPatterns.Invoke),
            Node(7, 1, Role.Button, "Reset", 240, ElementPatterns.Invoke),
        ],
        DateTimeOffset.UnixEpoch);

    public static DecisionContext Context(string line, params PastAction[] history) => new()
    {
        Request = new TaskRequest { Text = line, Application = "service-desk" },
        Step = new PlanStep(line, "request"),
        Snapshot = Screen,
        Functions = FunctionPool.Ui,
        History = history,
    };

    public static IReadOnlyList<Candidate> Candidates(DecisionContext context) => new LexicalCandidateFilter().Pick(context);

    /// <summary>Number of the candidate with a name.</summary>
    public static int Number(DecisionContext context, string name) => Candidates(context).First(c => c.Element?.Name == name).Number;

    public static ElementId Id(string name) => Screen.Elements.First(e => e.Name == name).Id;

    private static SnapshotNode Node(int id, int depth, Role role, string name, int y, ElementPatterns patterns) => new(
        new Element
        {
            Id = new ElementId(id),
            Role = role,
            Name = name,
            States = ElementStates.Enabled | ElementStates.Showing | (role == Role.Window ? ElementStates.Active : ElementStates.None),
            Patterns = patterns,
            Bounds = new Bounds(10, y, 200, 30),
            Options = role == Role.ComboBox ? ["Printer", "Network"] : [],
        },
        depth == 0 ? -1 : 0,
        depth);
}
