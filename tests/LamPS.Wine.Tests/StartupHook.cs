using LamPS.Wine.Tests;

/// <summary>What .NET calls before the program begins, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the name and the lack of a namespace are demanded.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (OperatingSystem.IsWindows())
        {
            Inside.Run();
        }
    }
}
