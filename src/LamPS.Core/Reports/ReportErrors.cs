using LamPS.Contracts;

namespace LamPS.Core.Reports;

/// <summary>Errors of reports.</summary>
public static class ReportErrors
{
    /// <summary>The report can't be written.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="reason">What the system says.</param>
    /// <param name="inner">Cause.</param>
    public static LamException ReportNotWritable(string path, string reason, Exception? inner = null) =>
        new(nameof(ReportNotWritable), ExitCode.NotReady, $"the report can't be written to '{path}': {reason}", "Choose another folder with '--report', or make this one writable for you.", inner);
}
