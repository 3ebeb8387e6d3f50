using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Plan lines: mostly in the words of the documentation planner, sometimes in other usual ones.</summary>
internal static class PlanLines
{
    private const int OtherWords = 6;

    /// <summary>The line for a step.</summary>
    /// <param name="step">Step.</param>
    /// <param name="random">Chance.</param>
    public static string Of(TaskStep step, SeededRandom random) => random.Next(OtherWords) == 0 ? Other(step, random) : Usual(step);

    private static string Usual(TaskStep step) => step.Kind switch
    {
        StepKind.Menu => $"Choose {step.Name}",
        StepKind.MenuSwitch or StepKind.Switch => $"Switch {(step.On ? "on" : "off")} {step.Name}",
        StepKind.Press => $"Press {step.Name}",
        StepKind.Number => $"Set {step.Name} to {step.Value}",
        StepKind.Text => $"Set {step.Name} to \"{step.Value}\"",
        StepKind.Option => $"Select {step.Value} in {step.Name}",
        StepKind.Tab => $"Go to the {step.Name} tab",
        StepKind.Type => $"Type \"{step.Value}\"",
        _ => $"Press keys {step.Value}",
    };

    private static string Other(TaskStep step, SeededRandom random) => step.Kind switch
    {
        StepKind.Menu => random.Pick<string>([$"Open {step.Name}", Words.Bare(step.Name), $"Click {step.Name}", $"Choose {Words.Bare(step.Name)}", $"Choose {Words.Entry(step.Name)} from the {Words.Menu(step.Name)} menu"]),
        StepKind.MenuSwitch => random.Pick<string>([$"Turn {(step.On ? "on" : "off")} {step.Name}", $"{(step.On ? "Enable" : "Disable")} {step.Name}"]),
        StepKind.Switch => random.Pick<string>([$"{(step.On ? "Tick" : "Untick")} {step.Name}", $"Turn {(step.On ? "on" : "off")} {step.Name}", $"{(step.On ? "Check" : "Uncheck")} {step.Name}", $"{(step.On ? "Enable" : "Disable")} {step.Name}"]),
        StepKind.Press => random.Pick<string>([$"Click {step.Name}", $"Press the {step.Name} button", $"Click on {step.Name}"]),
        StepKind.Number => random.Pick<string>([$"Change {step.Name} to {step.Value}", $"Enter {step.Value} in {step.Name}", $"Put {step.Value} in {step.Name}"]),
        StepKind.Text => random.Pick<string>([$"Type \"{step.Value}\" into {step.Name}", $"Enter \"{step.Value}\" in {step.Name}", $"Fill in {step.Name} with \"{step.Value}\""]),
        StepKind.Option => random.Pick<string>([$"Set {step.Name} to {step.Value}", $"Choose {step.Value} in {step.Name}", $"Pick {step.Value} in {step.Name}"]),
        StepKind.Tab => random.Pick<string>([$"Open the {step.Name} tab", $"Switch to the {step.Name} tab", $"Select the {step.Name} tab"]),
        StepKind.Type => $"Write \"{step.Value}\"",
        _ => $"Press {step.Value}",
    };
}
