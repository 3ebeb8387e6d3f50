namespace LamPS.Build;

/// <summary>What verbs do with what follows them.</summary>
internal static class Arguments
{
    public static void None(string verb, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
            throw Unknown(verb, arguments[0]);
    }

    public static BuildException Unknown(string verb, string argument) =>
        new(BuildExit.InvalidInput, $"'{verb}' doesn't know '{argument}'. './build.sh help' lists what it takes.");
}
