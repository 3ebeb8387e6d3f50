using LamPS.Learning.Recipes;
using LamPS.Learning.Tasks;

namespace LamPS.Learning.Episodes;

/// <summary>Where a task's document comes from, and what tells whether the task was done.</summary>
public interface ITaskBench
{
    /// <summary>Puts the task's document into a folder.</summary>
    /// <param name="task">Task.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Full path of the document.</returns>
    /// <exception cref="Core.LamException">It can't be written.</exception>
    string Prepare(TaskInstance task, string folder);

    /// <summary>Whether a document that is being saved is all there.</summary>
    /// <param name="document">Full path.</param>
    bool IsWhole(string document);

    /// <summary>Judges what stands in the folder. It never throws for what an application may have written.</summary>
    /// <param name="task">Task.</param>
    /// <param name="folder">The folder that <see cref="Prepare"/> filled.</param>
    Judgement Judge(TaskInstance task, string folder);

    /// <summary>For each parameter of the task's first part another value that it could have had on the same document.</summary>
    /// <param name="task">Task.</param>
    IEnumerable<(string Parameter, ParameterValue Value)> OtherValues(TaskInstance task);
}
