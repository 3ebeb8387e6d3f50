using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace LamPS.Module.Messages;

/// <summary>The texts of <c>Strings.resx</c>. The id of an error is the name of its message here, so that they can't drift apart.</summary>
internal static class Strings
{
    private static readonly ResourceManager Resources = new("LamPS.Module.Messages.Strings", typeof(Strings).Assembly);

    public static string ElementNotFound => Get();

    public static string ElementNotFoundRemedy => Get();

    public static string StateTimedOut => Get();

    public static string StateTimedOutRemedy => Get();

    public static string NoPlan => Get();

    public static string NoPlanRemedy => Get();

    public static string RunNotFound => Get();

    public static string RunNotFoundRemedy => Get();

    public static string RunNotVerified => Get();

    public static string RunNotVerifiedRemedy => Get();

    public static string RunUnverified => Get();

    public static string ActionNotVerified => Get();

    public static string ActionNotVerifiedRemedy => Get();

    public static string ActionUnverified => Get();

    public static string PathNotFound => Get();

    public static string PathNotFoundRemedy => Get();

    public static string PathNotAFile => Get();

    public static string PathNotAFileRemedy => Get();

    public static string ApplicationNotFound => Get();

    public static string ApplicationNotFoundRemedy => Get();

    public static string FunctionNotFound => Get();

    public static string FunctionNotFoundRemedy => Get();

    public static string ModelNotFound => Get();

    public static string ModelNotFoundRemedy => Get();

    public static string ScheduleNotFound => Get();

    public static string ScheduleNotFoundRemedy => Get();

    public static string SecretInSchedule => Get();

    public static string SecretInScheduleRemedy => Get();

    public static string CommandNotFound => Get();

    public static string CommandNotFoundRemedy => Get();

    public static string CommandNotFunction => Get();

    public static string CommandNotFunctionRemedy => Get();

    public static string HelpMissing => Get();

    public static string HelpMissingRemedy => Get();

    public static string ParameterUnsupported => Get();

    public static string ParameterUnsupportedRemedy => Get();

    public static string FunctionNameInvalid => Get();

    public static string FunctionNameInvalidRemedy => Get();

    public static string ScopeMissing => Get();

    public static string ScopeMissingRemedy => Get();

    public static string StateMissing => Get();

    public static string StateMissingRemedy => Get();

    public static string PlaceProblem => Get();

    public static string ProblemRemedy => Get();

    public static string HostStillRuns => Get();

    public static string HostStillRunsRemedy => Get();

    public static string HostIsBusy => Get();

    public static string HostNotReady => Get();

    public static string ConfirmCaption => Get();

    public static string Working => Get();

    public static string ValueUnsupported => Get();

    public static string ValueUnsupportedRemedy => Get();

    public static string ArgumentTwice => Get();

    public static string ArgumentTwiceRemedy => Get();

    public static string ExpectationInvalid => Get();

    public static string ExpectationInvalidRemedy => Get();

    /// <summary>Fills a text in.</summary>
    /// <param name="format">Text with places.</param>
    /// <param name="values">Values.</param>
    public static string Format(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static string Get([CallerMemberName] string name = "") => Resources.GetString(name, CultureInfo.InvariantCulture) ?? name;
}
